import { Command } from 'commander';
import { feedGet } from './feedGet.ts';

/** `stet feed …`: what works on a feed file as a whole. */
export function feedCommand(): Command {
  const feed = new Command('feed').description('read a feed as its editors see it, and write their corrections back into it').exitOverride();

  feed.command('get')
    .description('print the editorial view of a feed: decoded, every record with an id')
    .argument('<feed>', 'a file, or - for standard input')
    .option('--json', 'as JSON, the only form there is so far')
    .action(feedGet);

  return feed;
}
