-- An entity's default text, the newest in the default locale, else the newest of all, is looked up for every
-- accepted request: in this order it is the first row of an index, however many versions there are.
create index text_newest on content.text (entity_id, (locale = 'en-US') desc, generated_at desc, id desc);
