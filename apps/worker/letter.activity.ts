import { Inject, Injectable } from '@nestjs/common';
import { afterAsking } from '../../libs/ground/outside/outside.js';
import { SendingService } from '../../libs/steps/notice/sending.service.js';
import type { Letters } from '../../workflows/activities.js';
import type { Post } from './post.js';

export const POST = Symbol('post');

/** Claim, hand over, note: three commits, so that at every instant it is known whether a letter may be out. */
@Injectable()
export class LetterActivity implements Letters {
  constructor(
    private readonly sending: SendingService,
    @Inject(POST) private readonly post: Post,
  ) {}

  async postLetter(actId: string): Promise<'sent' | 'not wanted'> {
    const envelope = await this.sending.claim(actId);
    if (!envelope) return 'not wanted';
    await this.post.send(envelope);
    await this.sending.sent(actId);
    return 'sent';
  }

  async askPost(actId: string): Promise<'sent' | 'uncertain'> {
    const after = afterAsking(await this.post.ask(actId));
    if (after === 'ask again') throw new Error('the post does not answer'); // The story pauses and asks again.
    if (after.state === 'done') await this.sending.sent(actId);
    else await this.sending.uncertain(actId);
    return after.state === 'done' ? 'sent' : 'uncertain';
  }
}
