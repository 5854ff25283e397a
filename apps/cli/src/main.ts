import { createProgram } from './program';
import { runProgram } from './run-program';

void runProgram(createProgram(), process.argv).then((exitCode) => {
  process.exitCode = exitCode;
});
