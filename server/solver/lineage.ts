import { SETTINGS } from './settings.ts'
import type { Routes } from './types.ts'

/** A line of descent: coolings that each start from the best plan of the line, for as long as that brings something. */
export class Lineage {
  cost: number
  routes: Routes
  private readonly begun: number
  /** Cost and iteration of the last gain that was worth the name. */
  private costThen: number
  private gainedAt: number

  /** Begins with a plan that owes nothing to the one before. */
  constructor(cost: number, routes: Routes, iteration: number) {
    this.cost = cost
    this.routes = routes
    this.begun = iteration
    this.costThen = cost
    this.gainedAt = iteration
  }

  /** Takes over a better plan; saving less than `worth` is no gain. */
  keep(cost: number, routes: Routes, iteration: number, worth: number): void {
    this.cost = cost
    this.routes = routes
    if (this.costThen - cost < worth) return
    this.costThen = cost
    this.gainedAt = iteration
  }

  /** Whether neither the last part of its life (see `barrenPart`) nor the last `patience` iterations have brought anything. */
  isSpent(iteration: number, patience: number): boolean {
    const barren = iteration - this.gainedAt
    return barren >= patience && SETTINGS.barrenPart * barren >= iteration - this.begun
  }
}
