// A certificate for the name localhost, and no address, that holds from 2020 until 2126 and is signed by itself, and its key. They guard nothing.

export const lastingCertificate = `-----BEGIN CERTIFICATE-----
MIIBYDCCAQegAwIBAgIBATAKBggqhkjOPQQDAjAUMRIwEAYDVQQDDAlsb2NhbGhv
c3QwIBcNMjAwMTAxMDAwMDAwWhgPMjEyNjAxMDEwMDAwMDBaMBQxEjAQBgNVBAMM
CWxvY2FsaG9zdDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABGvHI6nr9bYj33Cg
Ci70XrLp3H95GJnY/PyB0Tz67k2nsTXsOpnolpJPUUfnkIFb47k7nhafH6eT5dUP
Dbn7Z42jSDBGMBQGA1UdEQQNMAuCCWxvY2FsaG9zdDAPBgNVHRMBAf8EBTADAQH/
MB0GA1UdDgQWBBS5ioHQ2fHIWPxtCrYg8/PqVYBS+DAKBggqhkjOPQQDAgNHADBE
AiBA8GWpakUXIyPxDpGLfyXk4DIU7/tPC2HSxa7R5Rt+sgIgPhnw3sxfljSQSmil
UzTI0XWmwNe5+KYtF1gOqj6Rb3A=
-----END CERTIFICATE-----
`;

export const keyOfIt = `-----BEGIN EC PRIVATE KEY-----
MHcCAQEEIGmd70pwvI7z6tka6OTRUl6swPonrZAAlzp05hyOlYQSoAoGCCqGSM49
AwEHoUQDQgAEa8cjqev1tiPfcKAKLvResuncf3kYmdj8/IHRPPruTaexNew6meiW
kk9RR+eQgVvjuTueFp8fp5Pl1Q8NuftnjQ==
-----END EC PRIVATE KEY-----
`;
