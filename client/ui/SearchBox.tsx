import { Input } from 'antd'
import { useEffect, useRef, useState } from 'react'

type SearchBoxProps = { label: string; onSearch: (text: string) => void }

const pauseMs = 250

/** A search that asks once the typing pauses, and at once on Enter. */
export function SearchBox({ label, onSearch }: SearchBoxProps) {
  const [text, setText] = useState('')
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])
  const change = (next: string, waitMs: number) => {
    setText(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(() => onSearch(next.trim()), waitMs)
  }
  return (
    <Input
      size="small"
      allowClear
      type="search"
      className="search-box"
      placeholder={label}
      aria-label={label}
      value={text}
      onChange={(event) => change(event.target.value, pauseMs)}
      onPressEnter={() => change(text, 0)}
    />
  )
}
