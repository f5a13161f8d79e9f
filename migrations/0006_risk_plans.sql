-- What is dangerous, and what is planned about it.
create table risk_score (
  id bigint generated always as identity primary key,
  site_id bigint not null references site (id) on delete cascade,
  as_of date not null,
  version text not null references rule_version (version),
  score numeric(5, 1) not null,
  level text not null check (level in ('A', 'B', 'C', 'D')),
  interval_days integer not null,
  -- last completed visit; null when there was none and the permit date counts instead
  last_visit_on date,
  due_ratio numeric(8, 4) not null,
  priority numeric(8, 2) not null,
  -- six parts with their inputs, and the rules that set the level: enough to compute the score again. Stored without
  -- words, which are made from them on reading
  parts jsonb not null,
  level_reasons jsonb not null,
  -- computed afterwards for an earlier quarter: nobody acted on its level
  is_retrospective boolean not null default false,
  unique (site_id, as_of, version)
);
create index risk_score_day on risk_score (as_of, version);

-- How fast teams drive, by kind of area, and how much longer streets are than the air line.
create table travel_speed (
  version text not null references rule_version (version) on delete cascade,
  zone text not null check (zone in ('core', 'inner', 'outer', 'mountain')),
  -- straight-line distance from the middle of the city at which the zone begins
  from_km numeric(6, 1) not null check (from_km >= 0),
  km_per_hour numeric(5, 1) not null check (km_per_hour > 0),
  detour_factor numeric(4, 2) not null check (detour_factor >= 1),
  access_minutes numeric(4, 1) not null,
  source text not null,
  primary key (version, zone)
);

create table plan (
  id bigint generated always as identity primary key,
  agency_code text not null references agency (code),
  week text not null check (week ~ '^[0-9]{4}-W[0-9]{2}$'),
  state text not null check (state in ('accepted', 'running', 'successful', 'failed', 'dismissed', 'approved', 'superseded')),
  -- the plan it was made from by editing or re-planning
  parent_id bigint references plan (id),
  revision integer not null default 1,
  seed integer not null,
  seconds numeric(7, 2) not null,
  iterations bigint,
  rule_version text not null references rule_version (version),
  as_of date not null,
  travel_source text not null default 'estimate',
  -- everything the solver was given, so that the plan can be replayed and held against another solver
  problem jsonb,
  -- routes with times, unplanned visits with reasons, score, conflicts: the Plan of the contract
  content jsonb,
  error text,
  created_at timestamptz not null default now(),
  created_by text not null,
  account_id bigint references account (id),
  approved_at timestamptz,
  approved_by text,
  approval_note text
);
create index plan_week on plan (agency_code, week, id desc);
create unique index plan_approved on plan (agency_code, week) where state = 'approved';

-- One row per stop of a stored plan, for the map, the exports and the frequency counters.
create table plan_stop (
  id bigint generated always as identity primary key,
  plan_id bigint not null references plan (id) on delete cascade,
  team_id bigint not null references team (id) on delete cascade,
  day date not null,
  position integer not null,
  site_id bigint not null references site (id) on delete cascade,
  arrives_at timestamptz not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  is_required boolean not null,
  is_pinned boolean not null,
  counts_to_cap boolean not null,
  reasons jsonb not null,
  unique (plan_id, team_id, day, position)
);
create index plan_stop_site on plan_stop (site_id, day);

create table plan_unplanned (
  plan_id bigint not null references plan (id) on delete cascade,
  site_id bigint not null references site (id) on delete cascade,
  is_required boolean not null,
  prize integer not null,
  reason jsonb not null,
  primary key (plan_id, site_id)
);

-- What departs from an approved plan, always with a reason.
create table plan_deviation (
  id bigint generated always as identity primary key,
  plan_id bigint not null references plan (id) on delete cascade,
  at timestamptz not null default now(),
  actor text not null,
  account_id bigint references account (id),
  change jsonb not null,
  reason text not null check (length(btrim(reason)) >= 2)
);

-- Inspections per firm and year that an agency announced as its limit (国办发〔2024〕54号); null agency: city-wide.
create table visit_cap (
  id bigint generated always as identity primary key,
  year integer not null,
  agency_code text references agency (code),
  per_firm integer,
  per_site integer,
  source text not null,
  unique nulls not distinct (year, agency_code)
);
