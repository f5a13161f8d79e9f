// Months and quarters are counted in `staff/` since rooms left of this one need them too.
export * from '../staff/months.ts'
