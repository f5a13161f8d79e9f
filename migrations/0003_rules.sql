-- Every number of the risk rules, by version, each with the source that it stands on. Scores name the version they used.
create table rule_version (
  version text primary key,
  valid_from date not null,
  note text not null,
  created_at timestamptz not null default now(),
  created_by text not null default 'jingwei'
);

create table rule_number (
  version text not null references rule_version (version) on delete cascade,
  key text not null,
  value numeric not null,
  unit text not null default '',
  source text not null,
  primary key (version, key)
);

create table rule_stage (
  version text not null references rule_version (version) on delete cascade,
  code text not null,
  name_zh text not null,
  name_en text not null,
  weight numeric(4, 2) not null check (weight between 0 and 10),
  source text not null,
  primary key (version, code)
);

-- A work is 危大 from `hazardous_from`, 超规模 from `over_scale_from` (both inclusive; 0 means any; null means never).
create table rule_hazard (
  version text not null references rule_version (version) on delete cascade,
  code text not null,
  measure text not null default '',
  unit text not null default '',
  name_zh text not null,
  name_en text not null,
  hazardous_from numeric,
  over_scale_from numeric,
  -- what the team must be trained in to inspect the over-scale work; null: any team
  discipline text,
  source text not null,
  primary key (version, code, measure)
);

create table rule_level (
  version text not null references rule_version (version) on delete cascade,
  level text not null check (level in ('A', 'B', 'C', 'D')),
  -- rank percentile (0 best … 1 worst) and score from which the level applies, inclusive
  rank_from numeric not null,
  score_from numeric not null,
  interval_days integer not null check (interval_days > 0),
  source text not null,
  primary key (version, level)
);

create table rule_exposure_band (
  version text not null references rule_version (version) on delete cascade,
  area_from_m2 numeric not null,
  points numeric not null,
  source text not null,
  primary key (version, area_from_m2)
);
