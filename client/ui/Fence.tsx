import { Component, type ReactNode } from 'react'

type FenceProps = { fallback: ReactNode; children: ReactNode }

/** Keeps a part that broke from taking the rest of the page with it. React offers this only as a class. */
export class Fence extends Component<FenceProps, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? this.props.fallback : this.props.children
  }
}
