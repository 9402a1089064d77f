#!/usr/bin/env node
import { Command, CommanderError } from 'commander';
import { check } from './check.ts';
import { convert, formatsHelp } from './convert.ts';
import { feedCommand } from './feed.ts';
import { asJson, failOn, ofEpisode, toFile } from './options.ts';
import { say } from './output.ts';
import { read } from './read.ts';

/** Results go to standard output, everything else to standard error; exit code 0 = done, 1 = failed. Only commands that need the database open it. */
const stet = new Command('stet')
  .description('The editorial CMS for podcast show notes and transcripts, at a shell prompt')
  .exitOverride();

stet.command('read')
  .description('print what Stet understands of show notes (plain text or HTML) or of a feed')
  .argument('<file>', 'a file, or - for standard input')
  .option('--json', 'print everything, as JSON')
  .addOption(ofEpisode())
  .action(read);

stet.command('check')
  .description('report what the checks find')
  .argument('<episode|file>', "an episode's id in the store, a file, or - for standard input")
  .addOption(asJson())
  .addOption(ofEpisode())
  .addOption(failOn())
  .action(async (what: string, options: Parameters<typeof check>[1]) => {
    process.exitCode = await check(what, options);
  });

stet.command('convert')
  .description('write a transcript or chapter file in another format')
  .argument('<file>', 'a file, or - for standard input')
  .option('--from <format>', 'the format of the file, if its content does not tell')
  .requiredOption('--to <format>', 'the format to write')
  .addOption(toFile())
  .option('--report', 'print what was read, repaired and left out, as JSON on standard error')
  .option('--keep-cues', 'make a segment of each cue and voice instead of joining them into paragraphs')
  .option('--strict', 'read WebVTT as the standard does, without repairs')
  .option('--no-word-times', 'leave out the measured times of words')
  .addHelpText('after', formatsHelp)
  .action(convert);

stet.addCommand(feedCommand());

stet.command('backup')
  .description('save everything that is stored in one verified file')
  .argument('<file>', 'where to write, or - for standard output')
  .action(async (file: string) => (await import('./backup.ts')).backup(file));

stet.command('restore')
  .description('restore a backup into an unused store')
  .argument('<file>', 'the backup, or - for standard input')
  .action(async (file: string) => (await import('./backup.ts')).restore(file));

stet.command('reset-password')
  .description('give a user a new password and sign them out everywhere')
  .argument('<email>')
  .action(async (email: string) => (await import('./resetPassword.ts')).resetPassword(email));

// a pipe's reader, such as head, may stop early
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  await stet.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) say(error instanceof Error ? error.message : String(error));
  process.exitCode = error instanceof CommanderError && error.exitCode === 0 ? 0 : 1;
}
