import { DEFAULT_RULES_POLICY } from '@bakylau/domain';
import { type Command, InvalidArgumentError } from 'commander';
import { compareFaces } from './faces-compare.action';
import { judgePairs } from './faces-pairs.action';

/** Above this distance the service counts a sample as another person's. */
const { distance: defaultThreshold } = DEFAULT_RULES_POLICY.faceOtherPerson;

function threshold(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0 && value <= 2))
    throw new InvalidArgumentError('Give a distance between 0 and 2.');
  return value;
}

export function addFacesCommand(program: Command): void {
  const faces = program
    .command('faces')
    .description('compare faces as the service does, and measure how well it does');
  faces
    .command('compare')
    .description('tell how far two faces are apart, and whether that is one person')
    .argument('<a>', 'picture with one face (JPEG, PNG or WebP)')
    .argument('<b>', 'picture with one face')
    .option('--threshold <distance>', 'one person up to this distance', threshold, defaultThreshold)
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, also when a face is unusable (the result says why); 2 could not be done',
    )
    .action(compareFaces);
  faces
    .command('pairs')
    .description('measure error rates on pairs of pictures whose truth is known')
    .argument(
      '<pairs.csv>',
      'columns file_a, file_b, same (1 or 0) and, if wanted, group; paths are relative to the CSV file',
    )
    .option('--json', 'print the result as JSON')
    .addHelpText('after', '\nExit codes: 0 done, 2 could not be done')
    .action(judgePairs);
}
