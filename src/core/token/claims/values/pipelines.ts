/** Values in the words of build pipelines. */
import type { ProviderValues } from './valueWords';

export const pipelineValues: readonly ProviderValues[] = [
  {
    providers: ['github-actions', 'github-actions-server'],
    values: {
      event_name: {
        push: 'somebody pushed commits',
        pull_request: 'somebody opened or changed a pull request',
        pull_request_target:
          'a pull request, but with the rights of the target repository; dangerous with foreign code',
        schedule: 'the clock',
        workflow_dispatch: 'somebody started it by hand',
      },
      runner_environment: {
        'github-hosted': 'a fresh machine of GitHub',
        'self-hosted': 'a machine of your own, which may keep traces of other jobs',
      },
      repository_visibility: {
        public: 'everybody can read the repository and open pull requests',
        private: 'only invited people see the repository',
        internal: 'everybody in the enterprise sees the repository',
      },
    },
  },
  {
    providers: ['gitlab-ci'],
    values: {
      runner_environment: {
        'gitlab-hosted': 'a fresh machine of GitLab',
        'self-hosted': 'a machine of your own, which may keep traces of other jobs',
      },
      pipeline_source: {
        push: 'somebody pushed commits',
        schedule: 'the clock',
        web: 'somebody started it by hand',
        merge_request_event: 'somebody opened or changed a merge request',
      },
    },
  },
  {
    providers: ['terraform'],
    values: { terraform_run_phase: { plan: 'only works out what would change', apply: 'changes things' } },
  },
];
