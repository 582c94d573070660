import { TestEnvironment } from 'jest-environment-node';

/** Tells the stage of a browser story when the story fails, while its pages are still as people saw them. */
export default class BrowserEnvironment extends TestEnvironment {
  async handleTestEvent(event) {
    if (event.name === 'test_fn_failure' || event.name === 'hook_failure')
      await this.global.onStoryFailure?.(event.test?.name ?? 'before the first story');
  }
}
