import { Option } from 'commander';
import { Severity } from '#core/model/finding';

/** Options that several commands have. */
export const asJson = (): Option => new Option('--json', 'as JSON');
export const ofEpisode = (): Option => new Option('--episode <key>', 'of a feed: the item with this guid');
export const failOn = (): Option => new Option('--fail-on <severity>', 'exit with 2 where there is a finding as bad as this').choices(Severity.options);
export const toFile = (): Option => new Option('-o, --output <file>', 'where to; without it, standard output');
