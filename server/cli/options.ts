import { Option } from 'commander';
import { Severity } from '#core/model/finding';

/** Options of several commands. */
export const asJson = (): Option => new Option('--json', 'as JSON');
export const ofEpisode = (): Option => new Option('--episode <key>', 'the item of the feed with this guid');
export const failOn = (): Option => new Option('--fail-on <severity>', 'exit with code 2 if there is a finding this severe or worse').choices(Severity.options);
export const toFile = (): Option => new Option('-o, --output <file>', 'where to write; by default, standard output');
