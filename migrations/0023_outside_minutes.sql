-- An hour of driving for a must-do outside its team's own grids gave prize away: a plan serves what is required, then collects
-- prize, then travels little, and a team's own grids decide where that leaves a choice. Twelve agencies of the sample city, plans of 3 to 4
-- seconds, all 611 must-dos but one served at each price (test/bench/outside.ts):
--   60 min: prize 367,040,  93 must-dos outside      20 min: 368,864, 135 outside
--   10 min: prize 369,546, 161 must-dos outside       5 min: 369,523, 178 outside
-- and as much driving (292 h) at each. So ten minutes: as much prize as there is to gain, with no must-do outside for less than that.
-- No stored score was computed from the number; plans keep what they were made with in their stored problem. Versions that differ
-- from 2026.1 in their levels only (2026.1-L1, …) have copied the number, and change with it.
update rule_number
set value = 10,
  source = '[P] a must-do by another grid''s team costs as much as this much driving: one step of priority (test/bench/outside.ts)'
where (version = '2026.1' or version like '2026.1-L%') and key = 'plan.outside_minutes' and value = 60;
