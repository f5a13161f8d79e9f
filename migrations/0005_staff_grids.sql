-- Who inspects: certified officers, two to a team, with bases, shifts and leave. Where: enforcement grids by version.
create table inspector (
  id bigint generated always as identity primary key,
  agency_code text not null references agency (code),
  name text not null,
  -- 执法证号; without a certificate one may not inspect
  certificate_number text unique,
  certificate_until date,
  phone text,
  is_sample boolean not null default false
);

create table inspector_discipline (
  inspector_id bigint not null references inspector (id) on delete cascade,
  discipline text not null check (discipline in ('safety', 'quality', 'structure', 'machinery', 'electrical', 'rail')),
  primary key (inspector_id, discipline)
);

create table leave (
  id bigint generated always as identity primary key,
  inspector_id bigint not null references inspector (id) on delete cascade,
  first_day date not null,
  last_day date not null,
  reason text not null default '',
  check (last_day >= first_day)
);
create index leave_inspector on leave (inspector_id, first_day);

create table team (
  id bigint generated always as identity primary key,
  agency_code text not null references agency (code),
  name text not null,
  base geometry(Point, 4326) not null,
  base_address text not null default '',
  starts_at time not null default '09:00',
  ends_at time not null default '17:00',
  lunch_from time not null default '11:30',
  lunch_to time not null default '13:30',
  lunch_minutes integer not null default 60 check (lunch_minutes between 0 and 240),
  max_driving_minutes integer not null default 180 check (max_driving_minutes > 0),
  max_stops integer not null default 6 check (max_stops between 1 and 30),
  -- ISO weekdays on which the team goes out; make-up workdays count as the weekday they replace
  weekdays integer[] not null default '{1,2,3,4,5}',
  is_active boolean not null default true,
  is_sample boolean not null default false,
  unique (agency_code, name),
  check (ends_at > starts_at)
);

create table team_member (
  team_id bigint not null references team (id) on delete cascade,
  inspector_id bigint not null references inspector (id) on delete cascade,
  is_lead boolean not null default false,
  primary key (team_id, inspector_id)
);

alter table visit add constraint visit_team foreign key (team_id) references team (id) on delete set null;

-- Public holidays and make-up workdays; rows here override the calendar package.
create table calendar_day (
  day date primary key,
  is_workday boolean not null,
  name text not null,
  source text not null
);

create table grid_design (
  id bigint generated always as identity primary key,
  agency_code text not null references agency (code),
  version integer not null,
  valid_from date not null,
  valid_to date,
  -- {gridCount, balance, compactness, kmeansBalance, kmeansCompactness, …}
  indices jsonb not null,
  created_at timestamptz not null default now(),
  created_by text not null,
  unique (agency_code, version)
);
create unique index grid_design_current on grid_design (agency_code) where valid_to is null;

create table grid (
  id bigint generated always as identity primary key,
  design_id bigint not null references grid_design (id) on delete cascade,
  code text not null,
  area geometry(Polygon, 4326) not null,
  site_count integer not null,
  required_hours numeric(10, 2) not null,
  polsby_popper numeric(6, 4) not null,
  area_km2 numeric(10, 3) not null,
  team_id bigint references team (id) on delete set null,
  unique (design_id, code)
);
create index grid_area on grid using gist (area);

create table site_grid (
  design_id bigint not null references grid_design (id) on delete cascade,
  site_id bigint not null references site (id) on delete cascade,
  grid_id bigint not null references grid (id) on delete cascade,
  primary key (design_id, site_id)
);
create index site_grid_grid on site_grid (grid_id);
