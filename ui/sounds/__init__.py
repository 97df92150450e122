"""Three short sounds, one for each verdict on a scan."""
