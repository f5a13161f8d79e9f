-- A change of team or day at the price of 2500 points kept a plan although a better one was near: after a disruption up to 2 % of
-- the prize were lost. At 50 points 89 %, at 100 points 92 % of the untouched stops stayed at the least (test/bench/minimal-change.ts,
-- four agencies, three disruptions, one seed); 75 stands between them. The number steers re-planning only: no stored score or plan
-- was computed from it, except plans that were planned again, and those keep it in their stored problem.
update rule_number
set value = 75,
  source = '[P] re-planning: moving a visit must gain half of what a middling visit is worth (test/bench/minimal-change.ts)'
where version = '2026.1' and key = 'plan.change_points' and value = 2500;
