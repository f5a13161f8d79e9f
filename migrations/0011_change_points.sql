-- A change of team or day at the price of 2500 points kept a plan although a better one was near: after a disruption up to 2 % of
-- the prize were lost. At 75 points at least 92 % of the untouched stops stay and at most 0.4 % is lost (measured by
-- test/bench/minimal-change.ts). The number steers re-planning only: no stored score or plan was computed from it, except
-- plans that were planned again, and those keep it in their stored problem.
update rule_number
set value = 75,
  source = '[P] re-planning: moving a visit must gain half of what a middling visit is worth (test/bench/minimal-change.ts)'
where version = '2026.1' and key = 'plan.change_points';
