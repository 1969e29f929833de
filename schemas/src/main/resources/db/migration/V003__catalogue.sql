-- Facts about films, series, shows and people. What identifies an entity and how imports merge: ADR 12, docs/catalogue.md.
create extension if not exists pg_trgm with schema public;

create table api.title (
  id uuid primary key,
  kind text not null check (kind in ('MOVIE', 'TV_SERIES', 'TV_SHOW')),
  -- given once, never changed
  slug text not null,
  -- romanised title and year: titles of one kind and key may be the same work
  identity_key text not null,
  title text not null,
  original_title text,
  release_year int not null check (release_year between 1870 and 2100),
  end_year int check (end_year between 1870 and 2100),
  runtime_minutes int check (runtime_minutes > 0),
  seasons int check (seasons > 0),
  episodes int check (episodes > 0),
  -- ISO 3166 alpha-2
  countries text[] not null default '{}',
  -- ISO 639
  languages text[] not null default '{}',
  -- English canonical names, in the source's order
  genres text[] not null default '{}',
  tagline text,
  synopsis text,
  -- grows with every change of the title, its names, ids or credits
  version bigint not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  unique (kind, slug)
);
create index title_identity on api.title (kind, identity_key text_pattern_ops);

-- Every name a title is found by. folded: lower case, without accents and punctuation, made by the api's own folding.
create table api.title_name (
  title_id uuid not null references api.title on delete cascade,
  position int not null,
  kind text not null,
  usage text not null check (usage in ('TITLE', 'ORIGINAL', 'LOCALIZED', 'ALTERNATIVE', 'ROMANIZED')),
  locale text,
  name text not null,
  folded text not null,
  primary key (title_id, position),
  check ((locale is not null) = (usage = 'LOCALIZED'))
);
create index title_name_prefix on api.title_name (kind, folded text_pattern_ops);
create index title_name_similar on api.title_name using gin (folded gin_trgm_ops);

-- An article of an encyclopaedia may cover several films, so (scheme, value) is no key.
create table api.title_external_id (
  title_id uuid not null references api.title on delete cascade,
  scheme text not null,
  value text not null,
  primary key (title_id, scheme)
);
create index title_external_id_value on api.title_external_id (scheme, value);

create table api.person (
  id uuid primary key,
  slug text not null unique,
  -- romanised name: people of one key are told apart by the year of birth
  identity_key text not null,
  name text not null,
  birth_date date,
  birth_year int check (birth_year between 1700 and 2100),
  death_date date,
  death_year int check (death_year between 1700 and 2100),
  birthplace text,
  -- grows with every change of the person, their names, ids or credits
  version bigint not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp()
);
create index person_identity on api.person (identity_key);

create table api.person_name (
  person_id uuid not null references api.person on delete cascade,
  position int not null,
  usage text not null check (usage in ('NAME', 'ALTERNATIVE', 'ROMANIZED')),
  name text not null,
  folded text not null,
  primary key (person_id, position)
);
create index person_name_prefix on api.person_name (folded text_pattern_ops);
create index person_name_similar on api.person_name using gin (folded gin_trgm_ops);

create table api.person_external_id (
  person_id uuid not null references api.person on delete cascade,
  scheme text not null,
  value text not null,
  primary key (person_id, scheme)
);
create index person_external_id_value on api.person_external_id (scheme, value);

create table api.credit (
  title_id uuid not null references api.title on delete cascade,
  role text not null check (role in ('ACTOR', 'DIRECTOR', 'WRITER', 'PRODUCER')),
  -- order among the title's credits of this role, from 0
  position int not null,
  person_id uuid not null references api.person,
  character text,
  primary key (title_id, role, position),
  unique (title_id, role, person_id)
);
create index credit_person on api.credit (person_id);

create table api.catalogue_import (
  id uuid primary key,
  source text not null,
  status text not null check (status in ('RUNNING', 'DONE', 'FAILED')),
  lines bigint not null default 0,
  created bigint not null default 0,
  updated bigint not null default 0,
  unchanged bigint not null default 0,
  rejected bigint not null default 0,
  people_created bigint not null default 0,
  people_updated bigint not null default 0,
  failure text,
  started_at timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  check ((finished_at is null) = (status = 'RUNNING'))
);

create table api.catalogue_import_reject (
  import_id uuid not null references api.catalogue_import on delete cascade,
  line bigint not null,
  reason text not null,
  excerpt text not null,
  primary key (import_id, line)
);
