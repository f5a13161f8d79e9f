-- 测评 ranks by quarter, and what visits found.
create table assessment_rank (
  id bigint generated always as identity primary key,
  quarter text not null check (quarter ~ '^[0-9]{4}Q[1-4]$'),
  board text not null check (board in ('building', 'municipal', 'rail', 'affordable', 'supervision', 'contractor')),
  site_id bigint references site (id) on delete cascade,
  firm_id bigint references firm (id) on delete cascade,
  score numeric(5, 2),
  -- null when not ranked
  rank integer check (rank >= 1),
  population integer not null check (population >= 0),
  status text not null check (status in ('ranked', 'excluded', 'late', 'false')),
  check ((site_id is null) <> (firm_id is null)),
  check ((status = 'ranked') = (rank is not null)),
  unique nulls not distinct (quarter, board, site_id, firm_id)
);
create index assessment_rank_site on assessment_rank (site_id, quarter desc);
create index assessment_rank_firm on assessment_rank (firm_id, quarter desc);

create table visit (
  id bigint generated always as identity primary key,
  site_id bigint not null references site (id) on delete cascade,
  team_id bigint,
  visited_on date not null,
  kind text not null check (kind in ('patrol', 'spot_check', 'measurement', 'recheck', 'complaint', 'accident', 'campaign')),
  discipline text not null default 'both' check (discipline in ('safety', 'quality', 'both')),
  result text not null check (result in ('passed', 'correction', 'stop_work', 'not_possible')),
  note text not null default '',
  is_sample boolean not null default false,
  unique (site_id, visited_on, kind)
);
create index visit_site on visit (site_id, visited_on desc);

create table notice (
  id bigint generated always as identity primary key,
  number text not null unique,
  site_id bigint not null references site (id) on delete cascade,
  visit_id bigint references visit (id) on delete set null,
  kind text not null check (kind in ('correction', 'stop_work')),
  -- the item of the handbook that was breached; the same item twice in 12 months weighs more
  item_code text not null,
  facts text not null,
  remedy text not null,
  pass_criterion text not null,
  issued_on date not null,
  due_on date not null,
  recheck_on date,
  closed_on date,
  is_sample boolean not null default false
);
create index notice_site on notice (site_id, closed_on);

create table complaint (
  id bigint generated always as identity primary key,
  site_id bigint not null references site (id) on delete cascade,
  source text not null default '12345',
  received_on date not null,
  is_verified boolean not null default false,
  due_on date,
  closed_on date,
  text text not null default '',
  is_sample boolean not null default false
);
create index complaint_site on complaint (site_id, received_on desc);

create table accident (
  id bigint generated always as identity primary key,
  site_id bigint not null references site (id) on delete cascade,
  occurred_on date not null,
  grade text not null check (grade in ('general', 'larger', 'major', 'especially_major')),
  is_sample boolean not null default false
);
