-- What is built, where, by whom, and how far it is.
create table metro_line (
  id bigint generated always as identity primary key,
  name text not null unique,
  is_sample boolean not null default false
);

create table import_run (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('sites', 'boundaries', 'teams', 'visits')),
  file_name text not null,
  sha256 text not null,
  source_crs text not null,
  mapping jsonb not null default '{}',
  state text not null check (state in ('checked', 'refused', 'imported')),
  rows_read integer not null,
  rows_inserted integer not null,
  rows_updated integer not null,
  rows_unchanged integer not null,
  rows_repaired integer not null,
  rows_refused integer not null,
  rows_skipped integer not null default 0,
  -- field → the heading that was recognised for it
  columns jsonb not null default '{}',
  -- [{row, column, severity, code, message, value}]
  findings jsonb not null default '[]',
  account_id bigint references account (id),
  created_at timestamptz not null default now()
);

create table site (
  id bigint generated always as identity primary key,
  permit_number text not null unique,
  agency_code text not null references agency (code),
  works_type text not null check (works_type in ('building', 'municipal', 'rail')),
  name text not null,
  address text not null default '',
  -- shape as recorded (point, line for linear works); place is where officers go
  shape geometry(Geometry, 4326) not null,
  place geometry(Point, 4326) not null,
  source_crs text not null default 'EPSG:4326',
  area_m2 numeric(14, 2),
  cost_yuan numeric(16, 2),
  length_m numeric(12, 1),
  is_affordable boolean not null default false,
  has_sensitive_neighbours boolean not null default false,
  -- 综合风险等级
  overall_risk text check (overall_risk in ('low', 'general', 'larger', 'major')),
  -- the site's own stage, for works without buildings; a site with buildings takes the riskiest of theirs
  stage text not null check (stage ~ '^S[1-8]$'),
  status text not null default 'active' check (status in ('active', 'suspended', 'precompletion', 'completed', 'cancelled')),
  metro_line_id bigint references metro_line (id),
  client_id bigint references firm (id),
  contractor_id bigint references firm (id),
  supervision_id bigint references firm (id),
  manager_id bigint references person (id),
  chief_engineer_id bigint references person (id),
  contact_name text,
  contact_phone text,
  permit_date date not null,
  planned_completion date,
  is_sample boolean not null default false,
  import_run_id bigint references import_run (id),
  updated_at timestamptz not null default now()
);
create index site_agency on site (agency_code, status);
create index site_place on site using gist (place);
create index site_contractor on site (contractor_id);

create table building (
  id bigint generated always as identity primary key,
  site_id bigint not null references site (id) on delete cascade,
  number text not null,
  place geometry(Point, 4326) not null,
  stage text not null check (stage ~ '^S[1-8]$'),
  area_m2 numeric(12, 2) not null,
  storeys integer,
  height_m numeric(6, 1),
  unique (site_id, number)
);
create index building_place on building using gist (place);

-- 危大工程: one hazardous work, with what was measured and when it is planned and done.
create table hazardous_work (
  id bigint generated always as identity primary key,
  site_id bigint not null references site (id) on delete cascade,
  building_id bigint references building (id) on delete cascade,
  code text not null,
  -- which of the code's thresholds the value is measured against, e.g. depth, height, span
  measure text not null default '',
  measured_value numeric(12, 2),
  unit text not null default '',
  planned_start date,
  planned_end date,
  actual_start date,
  actual_end date,
  scheme_status text not null default 'approved' check (scheme_status in ('missing', 'draft', 'approved')),
  expert_review_date date,
  monitoring_firm text,
  acceptance_date date,
  unique nulls not distinct (site_id, building_id, code, measure, planned_start)
);
create index hazardous_work_site on hazardous_work (site_id);
