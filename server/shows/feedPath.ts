export interface Addressed {
  slug: string;
  private: boolean;
  privateToken: string | null;
}

/** The path of a show's feed, to be appended to the public origin. */
export function feedPath({ slug, private: hidden, privateToken }: Addressed): string {
  if (!hidden) return `/feeds/${slug}.xml`;
  if (privateToken === null) throw new Error(`the private show ${slug} has no token`);
  return `/feeds/private/${privateToken}/${slug}.xml`;
}
