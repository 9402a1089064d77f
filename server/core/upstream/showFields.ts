import type { ShowReading } from '../feed/reading.ts';
import type { Show } from '../model/show.ts';

/** What a feed says about its show, as a show's fields. */
export type ShowFields = Pick<Show, 'title' | 'link' | 'description' | 'language' | 'author' | 'imageUrl' | 'explicit' | 'category'>;

export const showFieldsOf = ({ title, link, description, language, author, imageUrl, explicit, category }: ShowReading): ShowFields =>
  ({ title, link, description, language, author, imageUrl, explicit, category });
