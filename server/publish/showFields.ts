import { z } from 'zod';
import { Show } from '#core/model/show';

/** Read back as they were published: what came with a feed is of any length. */
const Fields = Show.pick({ title: true, link: true, description: true, language: true, author: true, imageUrl: true, explicit: true, category: true });
export type ShowFields = z.infer<typeof Fields>;

/** The show's own fields in a publication; `changed` names those corrected here. */
export const PublishedShowFields = z.object({ fields: Fields, changed: z.array(z.string()) });
export type PublishedShowFields = z.infer<typeof PublishedShowFields>;

interface Row extends ShowFields {
  changedFields: string[];
}

/** The current fields of a show. */
export const showFieldsOf = ({ title, link, description, language, author, imageUrl, explicit, category, changedFields }: Row): PublishedShowFields => ({
  fields: { title, link, description, language, author, imageUrl, explicit, category },
  changed: changedFields.filter((name) => name in Fields.shape).sort(),
});
