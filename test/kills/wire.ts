import { once } from 'node:events';
import { connect, createServer, type Server, type Socket } from 'node:net';

/** A wire of our own between two processes, which can be cut in one direction: the other side hears and its answer is lost. */
export class Wire {
  /** Answers are lost. */
  mute = false;
  /** What is asked is lost. */
  deaf = false;
  protected readonly sockets = new Set<Socket>();

  protected constructor(
    private readonly server: Server,
    private readonly target: number,
  ) {
    server.on('connection', (client: Socket) => this.join(client));
  }

  static async to(target: number): Promise<Wire> {
    return new Wire(await listening(), target);
  }

  get port(): number {
    return (this.server.address() as { port: number }).port;
  }

  /** Whole again; what was caught on it is lost. */
  mend(): void {
    this.mute = false;
    this.deaf = false;
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private join(client: Socket): void {
    const server = connect({ port: this.target, host: '127.0.0.1', noDelay: true });
    client.setNoDelay(true);
    for (const [end, other] of [
      [client, server],
      [server, client],
    ] as const) {
      this.sockets.add(end);
      end.on('error', () => other.destroy());
      end.on('close', () => {
        this.sockets.delete(end);
        other.destroy();
      });
    }
    this.carry(client, server);
  }

  /** One connection, until either side ends it. */
  protected carry(client: Socket, server: Socket): void {
    client.on('data', (part: Buffer) => void (this.deaf || server.write(part)));
    server.on('data', (part: Buffer) => void (this.mute || client.write(part)));
  }
}

export async function listening(): Promise<Server> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  server.unref();
  return server;
}
