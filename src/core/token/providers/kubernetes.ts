/** Kubernetes service accounts in any cluster, and SPIFFE workloads. */
import type { EvidenceRule } from '../classify/evidence';
import { has } from '../classify/evidence';
import { otherwise, where } from './provider';
import type { ProviderRule } from './provider';

const legacyName = 'kubernetes.io/serviceaccount/service-account.name';

const serviceAccountKinds: readonly EvidenceRule[] = [
  where(
    ({ claims }) => has(claims, legacyName),
    otherwise(
      'access',
      'certain',
      "It is the old, lasting token of a service account, which a pod sends to the cluster's API.",
    ),
  ),
  otherwise('access', 'certain', "It is the token of a service account, which a pod sends to the cluster's API."),
];

export const kubernetesProviders: readonly ProviderRule[] = [
  {
    id: 'kubernetes-eks',
    name: 'Kubernetes (Amazon EKS)',
    issuerIs: 'a cluster in Amazon EKS',
    issuer: /^https:\/\/oidc\.eks\.[\da-z-]{1,32}\.amazonaws\.com(?:\.cn)?\/id\/[\dA-F]{16,64}$/,
    kinds: serviceAccountKinds,
  },
  {
    id: 'kubernetes-gke',
    name: 'Kubernetes (Google GKE)',
    issuerIs: 'a cluster in Google Kubernetes Engine',
    issuer:
      /^https:\/\/container\.googleapis\.com\/v1\/projects\/[\w.:-]{1,100}\/(?:locations|zones)\/[\w-]{1,40}\/clusters\/[\w-]{1,64}$/,
    kinds: serviceAccountKinds,
  },
  {
    id: 'kubernetes-aks',
    name: 'Kubernetes (Azure AKS)',
    issuerIs: 'a cluster in Azure Kubernetes Service',
    issuer:
      /^https:\/\/(?:oidc\.prod-aks\.azure\.com\/[\da-f-]{36}|[\da-z-]{1,32}\.oic\.prod-aks\.azure\.com\/[\da-f-]{36}\/[\da-f-]{36})\/?$/,
    kinds: serviceAccountKinds,
  },
  {
    id: 'kubernetes',
    name: 'Kubernetes',
    issuerIs: 'a Kubernetes cluster, by the name it has inside',
    issuer: /^(?:kubernetes\/serviceaccount|https:\/\/kubernetes\.default(?:\.svc(?:\.cluster\.local)?)?)$/,
    marks: [{ sub: /^system:serviceaccount:[^\s:]{1,63}:/ }],
    anyIssuer: true,
    domain: /(?:\.eks\.|container\.googleapis|prod-aks)/i,
    kinds: serviceAccountKinds,
  },
  {
    id: 'spiffe',
    name: 'SPIFFE',
    issuerIs: 'a SPIFFE trust domain',
    issuer: /^spiffe:\/\/[^\s#?@]{1,2048}$/,
    marks: [{ sub: /^spiffe:\/\/[^\s#?@]{1,2048}$/ }],
    anyIssuer: true,
    kinds: [otherwise('svid', 'certain', 'Its subject is a SPIFFE id, so it is the identity document of a workload.')],
  },
];
