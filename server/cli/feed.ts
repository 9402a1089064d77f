import { Command, Option } from 'commander';
import { REPAIR_NAMES } from '#core/feed/repair/rule';
import { feedCheck } from './feedCheck.ts';
import { feedGet } from './feedGet.ts';
import { feedPut } from './feedPut.ts';
import { feedRepair } from './feedRepair.ts';
import { asJson, failOn, toFile } from './options.ts';

/** `stet feed …`: commands for a whole feed file. */
export function feedCommand(): Command {
  const feed = new Command('feed').description('read a feed as editors see it, and write corrections back into it').exitOverride();

  feed.command('get')
    .description('print the editorial view of a feed: decoded, every record with an id')
    .argument('<feed>', 'a file, or - for standard input')
    .option('--json', 'print as JSON (the only form)')
    .action(feedGet);

  feed.command('put')
    .description('write an edited view back into the feed it was read from; all other bytes stay the same')
    .argument('<feed>', 'a file, or - for standard input')
    .argument('<view>', 'the view as JSON: a file, or - for standard input')
    .addOption(toFile())
    .option('--report', 'print the patch, what the feed cannot hold and what was left, as JSON on standard error')
    .action(feedPut);

  feed.command('check')
    .description('report what readers of the feed would stumble over, and whose rule it breaks: PSP-1, Apple, Spotify, YouTube, Podcasting 2.0, RSS')
    .argument('<feed>', 'a file, an address, or - for standard input')
    .addOption(asJson())
    .addOption(failOn())
    .action(async (what: string, options: Parameters<typeof feedCheck>[1]) => {
      process.exitCode = await feedCheck(what, options);
    });

  feed.command('repair')
    .description('repair a feed that is not well-formed, and report every repair')
    .argument('<feed>', 'a file, or - for standard input')
    .addOption(toFile())
    .addOption(new Option('--only <rules...>', 'the repairs to make; by default, all that are needed').choices([...REPAIR_NAMES]))
    .option('--report', 'say what is wrong and what would be repaired, as JSON, and repair nothing')
    .action(feedRepair);

  return feed;
}
