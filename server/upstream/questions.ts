/** Our current value for a conflict, read from the records, which may have been edited since. For an item or a show, it is stored with the conflict. */
const OURS = `case
  when c.kind = 'introduction' then to_jsonb((select coalesce(e.introduction, e."sourceIntroduction") from "episode" e where e.id = c."episodeId"))
  when c.kind = 'segment' and c.field = '*' then coalesce((
    select jsonb_agg(jsonb_build_object('startMs', s."startMs", 'endMs', s."endMs", 'speaker', p.name, 'text', s.text, 'heading', s.heading) order by s."order")
      from "segment" s left join "speaker" p on p.id = s."speakerId" where s.id = any(c."recordIds"::uuid[])), '[]')
  when c.kind = 'segment' and c.field = 'text' then (select to_jsonb(string_agg(s.text, ' ' order by s."order") filter (where s.text <> '')) from "segment" s where s.id = any(c."recordIds"::uuid[]))
  when c.kind = 'segment' and c.field = 'speaker' then (select to_jsonb(p.name) from "segment" s left join "speaker" p on p.id = s."speakerId" where s.id = any(c."recordIds"::uuid[]) order by s."order" limit 1)
  when c.kind = 'segment' and c.field = 'endMs' then (select to_jsonb(s."endMs") from "segment" s where s.id = any(c."recordIds"::uuid[]) order by s."order" desc limit 1)
  when c.kind = 'segment' then (select to_jsonb(s) -> c.field from "segment" s where s.id = any(c."recordIds"::uuid[]) order by s."order" limit 1)
  when c.kind = 'chapter' then (select ${said('o')} from "chapter" o where o.id = c."recordIds"[1]::uuid)
  when c.kind = 'reference' then (select ${said('o')} from "reference" o where o.id = c."recordIds"[1]::uuid)
  else c.ours end`;

/** A field of a record, or, for a conflict about a whole record, all fields that it lists. */
function said(record: string): string {
  return `case when c.field <> '*' then to_jsonb(${record}) -> c.field
    when jsonb_typeof(c.ours) = 'object' then (select jsonb_object_agg(key, to_jsonb(${record}) -> key) from jsonb_object_keys(c.ours) key) end`;
}

/**
 * The open conflicts of a show as they are now: `ours` is our current value, and `version` changes whenever either side's value does, or our
 * segment is cut. Conflicts with the same field and version ask the same question.
 */
export const OPEN_QUESTIONS = `
  select asked.*, md5(jsonb_build_array(asked.ours, asked.theirs, asked.segments)::text) as version from (
    select c.id, c."showId", c."episodeId", c.name, c.kind, c.field, c."startMs", c.words, c."recordIds", c.after, c.parts, c.base, coalesce(${OURS}, 'null') as ours, c.theirs,
      case when c.kind = 'segment' then (select count(*) from "segment" s where s.id = any(c."recordIds"::uuid[])) end as segments, c."createdAt"
      from "upstream_conflict" c where c."showId" = $1::uuid and c."resolvedAt" is null) asked`;
