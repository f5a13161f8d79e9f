-- What sites are assessed by: class → group → indicator, by version. The official 667 are not public: whoever has them
-- imports them; what comes with Jingwei is marked as a sample.
create table indicator_set (
  version text primary key check (version ~ '^[0-9A-Za-z.-]{1,30}$'),
  name text not null,
  is_sample boolean not null default false,
  state text not null default 'draft' check (state in ('draft', 'in_force', 'withdrawn')),
  -- the first quarter assessed by it; of the sets in force the latest counts
  valid_from text check (valid_from ~ '^[0-9]{4}Q[1-4]$'),
  source text not null,
  file_name text,
  sha256 text,
  created_at timestamptz not null default now(),
  created_by text not null,
  check ((state = 'draft') or (valid_from is not null))
);

create table indicator_class (
  version text not null references indicator_set (version) on delete cascade,
  code text not null check (code ~ '^C[1-5]$'),
  name_zh text not null,
  name_en text not null,
  primary key (version, code)
);

create table indicator_group (
  version text not null references indicator_set (version) on delete cascade,
  code text not null,
  class_code text not null,
  name_zh text not null,
  name_en text not null,
  position integer not null,
  primary key (version, code),
  foreign key (version, class_code) references indicator_class (version, code) on delete cascade
);

create table indicator (
  version text not null references indicator_set (version) on delete cascade,
  -- its place, from 0, in every array of answers to this set
  position integer not null check (position >= 0),
  code text not null,
  group_code text not null,
  text_zh text not null,
  text_en text not null,
  -- 实体 or 行为
  angle text not null check (angle in ('entity', 'conduct')),
  domain text not null check (domain in ('safety', 'quality')),
  -- empty: all
  stages text[] not null default '{}',
  works_types text[] not null default '{}',
  -- 保证项 or 一般项
  kind text not null default 'general' check (kind in ('key', 'general')),
  -- 否决项: failing it caps its class and marks the project
  is_veto boolean not null default false,
  max_points integer not null check (max_points between 1 and 100),
  -- [{points, zh, en}]: what is usually deducted and for what
  deductions jsonb not null default '[]',
  evidence_zh text not null default '',
  evidence_en text not null default '',
  needs_photo boolean not null default false,
  -- removed while the set is in force: from this day it is neither asked nor counted
  withdrawn_on date,
  primary key (version, position),
  unique (version, code),
  foreign key (version, group_code) references indicator_group (version, code) on delete cascade
);

-- Items of the enforcement handbook that look at the same thing.
create table indicator_item (
  version text not null,
  position integer not null,
  item_code text not null,
  primary key (version, position, item_code),
  foreign key (version, position) references indicator (version, position) on delete cascade
);
