import type { Db } from '../db/connect.ts';
/** A stored score that its own parts do not give. */
export type Discrepancy = {
    readonly siteId: number;
    readonly stored: number;
    readonly reproduced: number;
};
/** Computes the latest score of every site again from its stored parts, under the rules of its version. */
export declare function verifyScores(db: Db, agencyCode?: string): Promise<{
    readonly checked: number;
    readonly discrepancies: readonly Discrepancy[];
}>;
