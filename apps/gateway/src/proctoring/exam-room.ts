/** The socket.io room of those who watch an exam. */
export function examRoom(examId: string): string {
  return `exam:${examId}`;
}

/** The room of those among them who may know of people's rooms: proctors of the exam. */
export function roomScanRoom(examId: string): string {
  return `exam:${examId}:room-scans`;
}
