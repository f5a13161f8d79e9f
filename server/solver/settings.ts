/** The numbers that steer the search; test/bench/toptw.ts is where they were measured. */
export const SETTINGS = {
  /** The longest string that is taken out of one route, and how many visits an average ruin takes out altogether. */
  longestString: 10,
  averageRuin: 10,
  /** But no more than so many mean routes: where they hold few stops, ten would tear down several teams' days at once. */
  ruinRoutes: 1.5,
  /** How often a string leaves some stops inside it standing; and how often, having left one, it leaves another. */
  splitChance: 0.5,
  splitMore: 0.5,
  /** How often a shift is overlooked while inserting. */
  blink: 0.01,
  /** How many absent visits are tried again after a ruin, those nearest to it; and how often all of them are. */
  candidates: 60,
  wideChance: 0.05,
  /** How often insertion goes best first, by value to a power in this range per second, times up to this much luck. */
  bestFirst: 0.7,
  /** The same where nothing is left out and only travel counts: what each visit is worth says nothing then of which goes in first. */
  travelBestFirst: 0.3,
  powerLow: 0.5,
  powerHigh: 2.5,
  luck: 0.8,
  /**
   * How often what serving costs beside the way counts only in part when a place is sought, and how often a required visit
   * is weighed by its prize alone: else a required visit never gives way to others, nor leaves its cheapest shift.
   */
  partCost: 0.5,
  byPrize: 0.5,
  /**
   * What a second of waiting for a window counts, in seconds of driving, when a place is sought in a shift without breaks;
   * whole, as what is learnt about places is kept in whole seconds.
   */
  waiting: 1,
  /** Highest and lowest temperature, in mean prizes of an optional visit. */
  hottest: 0.5,
  coldest: 0.003,
  /** What a must that is left out costs beside its prize while it is warm, in mean prizes of an optional visit. */
  softMust: 0.2,
  /** How warm, of the hottest, each cooling after the first begins. */
  reheat: 0.4,
  /** Beyond so many visits a cooling is longer in proportion, up to `longer` times, and begins up to `hotter` times as hot. */
  smallVisits: 100,
  longer: 1.5,
  hotter: 1.2,
  /** A cooling takes cycleWork / (visits × shifts + iterationWork) iterations: about half a second on a laptop. */
  cycleWork: 80_000_000,
  iterationWork: 6_000,
  /** The coolings of a new line last at least this part of the search so far: the longer it goes on, the slower it cools. */
  ageing: 0.2,
  /**
   * A line of coolings is given up after so many iterations per visit, and one part in so many of its life, without a gain:
   * gains come the more slowly the longer it has been going.
   */
  patience: 60,
  barrenPart: 3,
  /** After so many iterations each the routes of the moment are remembered. */
  rememberEvery: 20,
  /**
   * How many of them packing may look at, per iteration: about a quarter of the time. At first, when there are few, only this
   * part of that; and one part in so many more with every iteration, up to all.
   */
  packing: 1000,
  packingAtFirst: 0.25,
  packingRipe: 300_000,
}
