-- Who supervises and who builds. Geometry is EPSG:4326 everywhere; metres are computed in EPSG:4548 or as geography.
create extension if not exists postgis;

create table agency (
  code text primary key check (code ~ '^[0-9A-Z]{2,12}$'),
  division_code text,
  name_zh text not null unique,
  name_en text not null,
  area geometry(MultiPolygon, 4326),
  -- given: a boundary was imported; derived: drawn around the agency's own sites
  area_origin text not null default 'given' check (area_origin in ('given', 'derived')),
  is_sample boolean not null default false
);
create index agency_area on agency using gist (area);

create table firm (
  id bigint generated always as identity primary key,
  kind text not null check (kind in ('contractor', 'supervision', 'client', 'concrete', 'testing', 'precast')),
  name text not null,
  credit_code text unique,
  -- 差别化监管名单: on the city's list until this date
  listed_until date,
  is_sample boolean not null default false,
  unique (kind, name)
);

create table person (
  id bigint generated always as identity primary key,
  firm_id bigint references firm (id),
  role text not null check (role in ('project_manager', 'chief_supervision_engineer')),
  name text not null,
  registration_number text unique,
  points numeric(4, 1) not null default 0 check (points >= 0),
  is_sample boolean not null default false
);
create index person_firm on person (firm_id);

-- Who may sign in to Jingwei and what they may do; every write names one of them.
create table account (
  id bigint generated always as identity primary key,
  login text not null unique check (login ~ '^[a-z0-9._-]{2,40}$'),
  name text not null,
  role text not null check (role in ('viewer', 'supervisor', 'agency', 'city', 'admin')),
  agency_code text references agency (code),
  password_hash text,
  disabled boolean not null default false,
  created_at timestamptz not null default now(),
  check (role in ('city', 'admin') or agency_code is not null or role = 'viewer')
);

create table audit_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  account_id bigint references account (id),
  actor text not null,
  action text not null,
  subject text not null,
  detail jsonb not null default '{}'
);
create index audit_entry_subject on audit_entry (subject, at desc);

-- What the installation keeps about itself: the key that signs sessions, when the sample city was made.
create table setting (
  key text primary key,
  value text not null
);
