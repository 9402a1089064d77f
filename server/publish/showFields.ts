import { z } from 'zod';
import { Show } from '#core/model/show';

const Fields = Show.pick({ title: true, link: true, description: true, language: true, author: true, imageUrl: true, explicit: true, category: true });
export type ShowFields = z.infer<typeof Fields>;

/** What a publication said of the show itself; `changed` names what was not the feed's own word. */
export const PublishedShowFields = z.object({ fields: Fields, changed: z.array(z.string()) });
export type PublishedShowFields = z.infer<typeof PublishedShowFields>;

interface Row extends ShowFields {
  changedFields: string[];
}

/** A show's fields as they are now. */
export const showFieldsOf = ({ title, link, description, language, author, imageUrl, explicit, category, changedFields }: Row): PublishedShowFields => ({
  fields: { title, link, description, language, author, imageUrl, explicit, category },
  changed: changedFields.filter((name) => name in Fields.shape).sort(),
});
