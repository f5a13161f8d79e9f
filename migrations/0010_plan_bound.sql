-- What was proven about a plan: the most that any plan of the same week could be worth.
create table plan_bound (
  plan_id bigint primary key references plan (id) on delete cascade,
  -- the PlanBound of the contract: limits, gaps, what one more shift would be worth
  content jsonb not null,
  proven_at timestamptz not null default now(),
  proven_by text not null
);
