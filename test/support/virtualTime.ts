import { expect } from 'chai';
import { TestScheduler } from 'rxjs/testing';

/** A scheduler of virtual time for marble tests. */
export const virtualTime = (): TestScheduler =>
  new TestScheduler((actual, expected) => {
    expect(actual).to.deep.equal(expected);
  });
