/** One element as the parser gives it: its text, its attributes with an @ before the name, its children by name. */
export class XmlNode {
  private readonly members: Readonly<Record<string, unknown>>;

  constructor(parsed: unknown) {
    this.members = typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  }

  children(name: string): XmlNode[] {
    if (!Object.hasOwn(this.members, name)) return [];
    const found = this.members[name];
    return (Array.isArray(found) ? found : [found]).map((child) => new XmlNode(child));
  }

  child(name: string): XmlNode | null {
    return this.children(name)[0] ?? null;
  }

  attribute(name: string): string | null {
    const value = this.members[`@${name}`];
    return typeof value === 'string' ? value : null;
  }

  /** Its own text, trimmed. */
  get text(): string {
    const text = this.members['#text'];
    return typeof text === 'string' ? text.trim() : '';
  }

  /** The text of `<name><text>…</text></name>`, or of `<name>…</name>`. */
  textOf(name: string): string {
    const child = this.child(name);
    return child ? child.child('text')?.text || child.text : '';
  }
}
