-- The streets: one network at a time is in use; what it replaced is kept by name and numbers only.
create table road_version (
  id bigint generated always as identity primary key,
  source_name text not null,
  -- schematic: drawn by us, shown as 示意路网
  source_kind text not null check (source_kind in ('osm', 'schematic')),
  sha256 text not null,
  -- what was read, kept, dropped and why
  report jsonb not null,
  created_at timestamptz not null default now(),
  account_id bigint references account (id),
  replaced_at timestamptz
);
create unique index road_version_in_use on road_version ((true)) where replaced_at is null;

create table road_node (
  version_id bigint not null references road_version (id) on delete cascade,
  number integer not null,
  place geometry(point, 4326) not null,
  primary key (version_id, number)
);

-- A piece of street between two junctions, in the direction of its points. Numbers count from 0 within a version.
create table road_edge (
  version_id bigint not null references road_version (id) on delete cascade,
  number integer not null,
  from_node integer not null,
  to_node integer not null,
  way_id bigint not null,
  class text not null,
  name text,
  is_open_forward boolean not null,
  is_open_backward boolean not null,
  -- as signed; null: no sign known
  max_km_per_hour smallint,
  is_toll boolean not null,
  is_unpaved boolean not null,
  -- only for those who have business there
  is_destination boolean not null,
  is_roundabout boolean not null,
  -- lies in the part from which everywhere in it can be reached and back: only there sites are joined to the streets
  is_main boolean not null,
  length_decimetres integer not null,
  shape geometry(linestring, 4326) not null,
  primary key (version_id, number)
);
create index road_edge_shape on road_edge using gist (shape);

-- Arcs that may not be driven one after another: 2 × edge number along its points, + 1 against them.
create table road_ban (
  version_id bigint not null references road_version (id) on delete cascade,
  number integer not null,
  arcs integer[] not null,
  primary key (version_id, number)
);

-- A network weighed and prepared for questions, in pieces of a few megabytes. `weights` is the fingerprint of the speeds
-- and the middle of the city that it was weighed with.
create table road_graph (
  id bigint generated always as identity primary key,
  version_id bigint not null references road_version (id) on delete cascade,
  weights text not null,
  -- the middle of the city that the rings of the weights were drawn around
  centre_lon double precision not null,
  centre_lat double precision not null,
  bytes bigint not null,
  prepared_ms integer not null,
  created_at timestamptz not null default now(),
  unique (version_id, weights)
);
create table road_graph_part (
  graph_id bigint not null references road_graph (id) on delete cascade,
  part integer not null,
  data bytea not null,
  primary key (graph_id, part)
);

-- Travel between the places of a plan, kept as long as its source stands. Rows of numbers, deflated, little-endian.
create table travel_matrix (
  -- who it is for, e.g. an agency
  scope text not null,
  -- where it came from: roads with network and weights, or a routing server
  source text not null,
  road_version_id bigint references road_version (id) on delete cascade,
  places bytea not null,
  duration_seconds bytea not null,
  distance_metres bytea not null,
  created_at timestamptz not null default now(),
  primary key (scope, source)
);

-- How fast one drives by class of street when nothing is in the way, and whether one may stop there.
create table rule_street_class (
  version text not null references rule_version (version) on delete cascade,
  class text not null,
  km_per_hour numeric(5, 1) not null check (km_per_hour > 0),
  may_stop boolean not null,
  source text not null,
  primary key (version, class)
);

-- How much of that is left by time of day and zone (the rings of travel_speed), on working days.
create table rule_street_hour (
  version text not null references rule_version (version) on delete cascade,
  zone text not null check (zone in ('core', 'inner', 'outer', 'mountain')),
  from_time time not null,
  to_time time not null check (to_time > from_time),
  factor numeric(4, 2) not null check (factor > 0 and factor <= 1.5),
  source text not null,
  primary key (version, zone, from_time)
);

-- What a plan's travel rests on when it is not what was asked for: streets not ready, a server down. {zh, en} or null.
alter table plan add column travel_note jsonb;
