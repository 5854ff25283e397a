/** The socket.io room of those who watch an exam. */
export function examRoom(examId: string): string {
  return `exam:${examId}`;
}
