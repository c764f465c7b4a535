/** What messages tell users to write before the step. */
export const SETUP_BUILDX =
  '  - uses: docker/setup-buildx-action@d7f5e7f509e45cec5c76c4d5afdd7de93d0b3df5 # v4.1.0';
export const SETUP_QEMU =
  '  - uses: docker/setup-qemu-action@06116385d9baf250c9f4dcb4858b16962ea869c3 # v4.1.0';
