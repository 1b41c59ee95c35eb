//! Scales: small pure values that map numbers to positions.
