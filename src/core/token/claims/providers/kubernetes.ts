/** What Kubernetes writes into service-account tokens, and SPIFFE into its identity documents. */
import type { ProviderClaims } from '../entry';

export const kubernetesClaims: readonly ProviderClaims[] = [
  {
    providers: ['kubernetes', 'kubernetes-eks', 'kubernetes-gke', 'kubernetes-aks'],
    // A table reads by line: two lines to an entry instead of seven.
    // prettier-ignore
    entries: [
      { name: 'sub', title: 'Service account', type: 'string', source: 'Kubernetes · RFC 7519 §4.1.2',
        meaning: 'The service account the token acts as, with its namespace before the name.' },
      { name: 'kubernetes.io', title: 'Bound objects', type: 'object', source: 'Kubernetes',
        meaning: 'The namespace, service account, pod and node the token is bound to; when the pod is gone, the token is too.' },
      { name: 'kubernetes.io/serviceaccount/namespace', title: 'Namespace', type: 'string', source: 'Kubernetes',
        meaning: 'The namespace of the service account, in an old token that never ends by itself.' },
      { name: 'kubernetes.io/serviceaccount/secret.name', title: 'Secret name', type: 'string', source: 'Kubernetes',
        meaning: 'The Secret that holds this old token; deleting it is the way to revoke the token.' },
      { name: 'kubernetes.io/serviceaccount/service-account.name', title: 'Service account name', type: 'string', source: 'Kubernetes',
        meaning: 'The name of the service account, in an old token that never ends by itself.' },
      { name: 'kubernetes.io/serviceaccount/service-account.uid', title: 'Service account id', type: 'string', source: 'Kubernetes',
        meaning: 'The id of the service account, which changes when it is deleted and created again.' },
    ],
  },
  {
    providers: ['spiffe'],
    // prettier-ignore
    entries: [
      { name: 'sub', title: 'SPIFFE id', type: 'uri', source: 'SPIFFE JWT-SVID §3.1',
        meaning: 'The workload the token stands for: the trust domain, then the path of the workload.' },
      { name: 'aud', title: 'Audience', type: 'string-or-strings', source: 'SPIFFE JWT-SVID §3.2',
        meaning: 'The workloads that may accept the token; naming only one keeps others from using it again.' },
    ],
  },
];
