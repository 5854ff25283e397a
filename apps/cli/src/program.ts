import { Command } from 'commander';
import { addCountFacesCommand } from './commands/count-faces.command';
import { addFacesCommand } from './commands/faces.command';
import { addHeadPoseCommand } from './commands/head-pose.command';
import { addAnalyzeCommand } from './commands/analyze.command';
import { addDrawCommand } from './commands/draw.command';
import { addExportCommand } from './commands/export-questions.command';
import { addImportCommand } from './commands/import-questions.command';
import { addReceiptCommand } from './commands/receipt.command';
import { addReplayCommand } from './commands/replay.command';
import { addRewrapCommand } from './commands/rewrap.command';
import { addRoomScanCommand } from './commands/room-scan.command';
import { addSoundCommand } from './commands/sound.command';
import { addVerifyCommand } from './commands/verify.command';

/** The whole command line. One file in `commands` per command; each adds itself to the program here. */
export function createProgram(): Command {
  const program = new Command('bakylau').description('Tools for whoever runs Bakylau on a server');
  addVerifyCommand(program);
  addReceiptCommand(program);
  addDrawCommand(program);
  addFacesCommand(program);
  addHeadPoseCommand(program);
  addCountFacesCommand(program);
  addAnalyzeCommand(program);
  addReplayCommand(program);
  addRoomScanCommand(program);
  addSoundCommand(program);
  addImportCommand(program);
  addExportCommand(program);
  addRewrapCommand(program);
  return program;
}
